import { beforeAll, describe, expect, it } from 'vitest';
import { screenshot, useStage, type Visitor } from './harness.ts';
import { chineseWords } from './pages/chinese-words.ts';
import { handIn, StaffApi } from './pages/report-api.ts';
import { visitAs } from './pages/staff.ts';

const stage = useStage();
const REPORT = {
  title: 'Blocked fire lane',
  facts: 'Goods block the fire lane of the warehouse.',
  place: '6 West Ring Road',
  enterprise: 'Example Storage Ltd.',
  reporter: { name: 'Li Example', phone: '19900008888' },
};

describe('given somebody who reads English and no Chinese', () => {
  it('when they switch the public site, then notice, report and query are English', async () => {
    const { page } = await stage.visit();
    await page.goto('/');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('button', { name: 'I have read', exact: false }).click();
    expect(await chineseWords(page)).toEqual([]);
    await screenshot(page, 'english/notice');
    for (const step of ['place', 'facts', 'evidence', 'reporter', 'review']) {
      await page.goto(`/submit?form=real&step=${step}`);
      await page.getByRole('button', { name: step === 'review' ? 'Send the report' : 'Continue' }).waitFor();
      expect(await chineseWords(page), step).toEqual([]);
    }
    await page.goto('/query');
    await page.getByRole('button', { name: 'Look it up' }).waitFor();
    expect(await chineseWords(page)).toEqual([]);
  });

  describe('and works at an authority', () => {
    let officer: Visitor;
    let name: string;
    let caseId: string;
    const words = () => chineseWords(officer.page, [name]);
    beforeAll(async () => {
      const { url } = stage.app;
      const code = await handIn(url, REPORT);
      const api = await StaffApi.signIn(url, 'sanyuan.info');
      caseId = await api.finish('受理审查', code, { decision: 'accept' });
      ({ name } = (await (await api.get('/api/session')).json()) as { name: string });
      officer = await visitAs(stage, 'sanyuan.info');
      await officer.page.goto('/app/workbench');
      await officer.page.getByRole('button', { name: 'English' }).click();
      await officer.page.getByRole('link', { name: 'Workbench', exact: true }).waitFor();
    });

    it('when they open inbox and item, then all but the names is English', async () => {
      const { page } = officer;
      await page.goto('/app/workbench');
      await page.getByText(REPORT.title).first().waitFor();
      await screenshot(page, 'english/workbench');
      expect(await words()).toEqual([]);
      await page.goto('/app/inbox');
      await page.getByRole('listitem').filter({ hasText: REPORT.title }).getByRole('button').click();
      await page.getByRole('button', { name: 'Claim', exact: true }).click();
      await page.getByLabel('Leading unit').waitFor();
      await page.getByText(REPORT.facts).waitFor();
      await screenshot(page, 'english/inbox');
      expect(await words()).toEqual([]);
    });

    it.each(['timeline', 'diagram', 'facts', 'files'])(
      'when they open the case at its %s, then it is English',
      async (tab) => {
        const { page } = officer;
        await page.goto(`/app/cases/${caseId}?tab=${tab}`);
        await page.getByRole('heading', { level: 1, name: REPORT.title }).waitFor();
        await page
          .getByRole('tabpanel')
          .getByText(tab === 'diagram' ? 'Decide on acceptance' : (SHOWN[tab] ?? ''))
          .first()
          .waitFor();
        await screenshot(page, `english/case-${tab}`);
        expect(await words()).toEqual([]);
      },
    );

    it.each(['/app/cases', '/app/messages'])('when they open %s, then it is English', async (path) => {
      const { page } = officer;
      await page.goto(path);
      await page
        .getByRole('main')
        .getByText(REPORT.title)
        .or(page.getByRole('main').getByRole('status'))
        .first()
        .waitFor();
      expect(await words()).toEqual([]);
    });
  });
});

const SHOWN: Readonly<Record<string, string>> = {
  timeline: 'Decide on acceptance',
  facts: REPORT.facts,
  files: 'No attachments',
};
