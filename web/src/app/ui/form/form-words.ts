/** Chinese for the sentences that form-js writes by itself. */
const CHINESE: Readonly<Record<string, string>> = {
  'Field is required.': '请填写此项。',
  'Field must be a valid email.': '请输入有效的电子邮箱。',
  'Field must be a valid international phone number. (e.g. +4930664040900)':
    '请输入有效的电话号码（如 +8613800000000）。',
  'Field must have maximum length of {value}.': '最多 {value} 个字。',
  'Field must have minimum length of {value}.': '至少 {value} 个字。',
  'Field must have maximum value of {value}.': '不能大于 {value}。',
  'Field must have minimum value of {value}.': '不能小于 {value}。',
  'Field must match pattern {value}.': '格式不正确，应符合 {value}。',
  'Date and time must both be entered.': '日期和时间都要填写。',
  'Value is not a number.': '请输入数字。',
  'Value is expected to be an integer.': '请输入整数。',
  'Value is expected to have at most 1 decimal digit.': '最多保留 1 位小数。',
  'Value is expected to have at most {value} decimal digits.': '最多保留 {value} 位小数。',
  'Please select a valid value, the two nearest valid values are {previousValue} and {nextValue}.':
    '请输入有效值，最接近的是 {previousValue} 和 {nextValue}。',
  'Add new': '添加',
  'All values selected': '已全部选择',
  Collapse: '收起',
  Decrement: '减少',
  Increment: '增加',
  'Expand all ({value})': '全部展开（{value}）',
  'Next page': '下一页',
  'Previous page': '上一页',
  'No content to show.': '无内容。',
  'No files selected': '未选择文件',
  'No results': '无匹配项',
  'Nothing to show.': '无内容。',
  'Remove tag': '移除',
  Search: '搜索',
  'Skip to search': '跳到搜索',
  '{page} of {total}': '第 {page} 页，共 {total} 页',
  '{value} files selected': '已选择 {value} 个文件',
};

/** The translate service of form-js for Chinese; what is not in the list stays English. */
export function formWords(template: string, replacements: Readonly<Record<string, string>> = {}): string {
  return (CHINESE[template] ?? template).replace(/\{(\w+)\}/g, (whole, key: string) => replacements[key] ?? whole);
}

/** Words that form-js writes without asking its translate service, by where they stand. */
const FIXED = [
  { selector: 'input[placeholder="Search"]', placeholder: '搜索' },
  { selector: '.fjs-select-display.fjs-select-placeholder', text: '请选择' },
  { selector: '.fjs-filepicker-container button', text: '选择文件' },
] as const;

/** Keeps those words Chinese while the form changes; the result ends it. */
export function replaceFixedWords(root: HTMLElement): () => void {
  const replace = () => {
    for (const word of FIXED) {
      for (const element of root.querySelectorAll<HTMLElement>(word.selector)) {
        if ('placeholder' in word) element.setAttribute('placeholder', word.placeholder);
        // The library holds on to the text node, so only its data may change.
        else if (element.firstChild instanceof Text && element.firstChild.data !== word.text)
          element.firstChild.data = word.text;
      }
    }
  };
  const observer = new MutationObserver(replace);
  observer.observe(root, { childList: true, characterData: true, subtree: true });
  replace();
  return () => observer.disconnect();
}
