/** Names each dialog after its title, which the component library leaves out, so that a screen reader can say what opened. */
export function nameDialogs(container: HTMLElement): void {
  let named = 0;
  const observer = new MutationObserver(() => {
    for (const dialog of container.querySelectorAll('[role="dialog"]:not([aria-labelledby])')) {
      const title = dialog.querySelector('.ant-modal-title, .ant-drawer-title, .ant-modal-confirm-title');
      if (!title) continue;
      title.id ||= `dialog-title-${++named}`;
      dialog.setAttribute('aria-labelledby', title.id);
    }
  });
  observer.observe(container, { childList: true, subtree: true });
}
