// The quiz as a reader of the page goes through it, and what its files say must stand there.
import { readFileSync } from 'node:fs';
import { parse } from 'smol-toml';
import { expect, near } from './figure.mjs';

const read = (file) => parse(readFileSync(new URL(`../../content/${file}`, import.meta.url), 'utf8'));

const [structure, words, options, optionWords] =
  ['quiz.toml', 'en/quiz.toml', 'evidence/options.toml', 'en/options.toml'].map(read);

/** Words of the quiz itself. */
export const say = (key) => words.interface[key];

/** The questions in their order: `{ id, answers, many }`. */
export const questions = structure.question.map(({ id, answers, choice }) => ({ id, answers, many: choice === 'many' }));

/** The rules by name, with their words. */
export const rules = Object.fromEntries(structure.rule.map((rule) => [rule.id, { ...rule, ...words.reason[rule.id] }]));

/** What else exists: `{ name, kinds }`, without doing nothing, which has a place of its own. */
export const others = options.option
  .filter(({ id }) => id !== 'nothing')
  .map(({ id, kinds }) => ({ kinds, name: optionWords[id].name }));

/** The headline of an outcome. */
export const headline = (id) => words.outcome[id].headline;

/** Somebody with soft waves and nothing else to tell. */
export const PLAIN = {
  spot: ['no'], marks: ['rolling'], tendency: ['no'], infection: ['none'], acne: ['quiet-over-a-year'], 'scar-age': ['one-to-ten'],
  skin: ['none'], isotretinoin: ['never'], blood: ['none'], health: ['none'], pregnancy: ['no'], age: ['over-21'], tone: ['two'],
  recent: ['none'], allergy: ['none'], place: ['professional'], needle: ['short'], hope: ['smoother'],
};

export const notSure = Object.fromEntries(questions.map(({ id }) => [id, ['not-sure']]));

export const home = { place: ['home'] };

/** People, and what their answers must point to: headline, and all reasons, no other. */
export const PEOPLE = [
  { who: 'soft waves, nothing else', answers: {}, headline: 'discuss', reasons: [] },
  {
    who: 'pits, cold sores long ago', answers: { marks: ['icepick'], infection: ['cold-sore-past'] },
    headline: 'ask', reasons: ['cold-sore-past', 'icepick-only'],
  },
  {
    who: 'pits, inflamed acne', answers: { marks: ['icepick'], acne: ['inflamed'] },
    headline: 'wait-and-poor-match', reasons: ['acne-inflamed', 'icepick-only'],
  },
  {
    who: 'sunburn only', answers: { recent: ['sun'] },
    headline: 'wait', until: 'recent-sun', reasons: ['recent-sun'],
  },
  {
    who: 'a mix, two things to wait for, deep skin', answers: { marks: ['rolling', 'icepick', 'flat'], acne: ['quiet-under-a-year'], recent: ['filler'], tone: ['five'] },
    headline: 'wait', until: 'several', reasons: ['acne-quiet-under-a-year', 'recent-filler', 'icepick-in-mix', 'flat-in-mix', 'deep-tone'],
  },
  {
    who: 'pregnant, thins her blood', answers: { pregnancy: ['pregnant'], blood: ['thinners'] },
    headline: 'pregnancy', reasons: ['pregnant', 'thinners'],
  },
  {
    who: 'a doubtful spot, keloids in the family, one of his own', answers: { spot: ['not-sure'], marks: ['keloid'], tendency: ['family'] },
    headline: 'spot', reasons: ['spot-not-sure', 'keloid', 'tendency-family'],
  },
  {
    who: 'flat marks, a short roller at home', answers: { marks: ['flat'], ...home, needle: ['short'] },
    headline: 'poor-match', reasons: ['flat-only', 'home-short'],
  },
  {
    who: 'raised scars, herself and her family', answers: { marks: ['hypertrophic'], tendency: ['both'] },
    headline: 'stop', reasons: ['hypertrophic', 'tendency-own', 'tendency-family'],
  },
];

export class Quiz {
  /** The quiz of a page, or of a frame in it. */
  constructor(frame) {
    this.root = frame.locator('[data-quiz]');
    this.heading = this.root.locator('h3:visible');
    this.news = this.root.getByRole('status');
    this.alert = this.root.getByRole('alert');
    this.progress = this.root.locator('.progress');
    this.outcome = this.root.locator('[data-outcome]');
    this.reasons = this.outcome.locator('.reason:visible');
  }

  /** Waits until the program has taken the form over. */
  async ready() {
    await expect(this.root.locator('xpath=ancestor::html')).toHaveAttribute('data-program', 'ready');
    await this.root.page().evaluate(() => document.fonts.ready);
  }

  button(name) {
    return this.root.getByRole('button', { name, exact: true });
  }

  next() {
    return this.button('Continue').click();
  }

  question(id) {
    return this.root.locator(`[data-question="${questions.findIndex((question) => question.id === id)}"]`);
  }

  /** The box of an answer. */
  box(question, answer) {
    return this.question(question).locator('input').nth(questions.find(({ id }) => id === question).answers.indexOf(answer));
  }

  /** Ticks answers as a finger does. */
  async answer(question, ...answers) {
    for (const answer of answers) await this.box(question, answer).check();
  }

  /** The row of a question on the page where the answers are looked over. */
  row(question) {
    return this.root.locator(`[data-row="${questions.findIndex(({ id }) => id === question)}"]`);
  }

  change(question) {
    return this.row(question).getByRole('button').click();
  }

  /** Waits until a question, `check` or `outcome` is what is shown, and nothing else of the quiz is. */
  async isAt(place) {
    const parts = { check: '[data-check]', outcome: '[data-outcome]' };
    const shown = parts[place] ? this.root.locator(parts[place]) : this.question(place);
    await expect(shown).toBeVisible();
    await expect(this.root.locator('fieldset:visible, [data-check]:visible, [data-outcome]:visible')).toHaveCount(1);
  }

  /** Number of ticked boxes, seen or not. */
  ticked() {
    return this.root.locator('input:checked').count();
  }

  /** Starts again from what the answers point to, inside the page as well. */
  again() {
    return this.outcome.evaluate((outcome) => outcome.querySelector('[data-again]').click());
  }

  /**
   * Goes on from the question that is shown, answering as given and else as `PLAIN`, until `place` is reached: a question, `check`
   * or `outcome`. Inside the page, hence fast. Gives what it passed: name, height and words over the question.
   */
  lead(given = {}, place = 'outcome') {
    const answers = Object.fromEntries(Object.entries({ ...PLAIN, ...given }).map(([id, chosen]) => {
      const known = questions.find((question) => question.id === id).answers;
      return [id, chosen.map((answer) => {
        if (!known.includes(answer)) throw new Error(`${id} has no answer ${answer}`);
        return known.indexOf(answer);
      })];
    }));
    return this.root.evaluate((root, { answers, place, ids }) => {
      const seen = (selector) => [...root.querySelectorAll(selector)].find((part) => part.checkVisibility());
      const passed = [];
      for (let i = 0; i < 60; i++) {
        const fieldset = seen('fieldset');
        const at = fieldset ? ids[fieldset.dataset.question] : seen('[data-check]') ? 'check' : 'outcome';
        passed.push({
          id: at, height: root.offsetHeight, sideways: document.scrollingElement.scrollWidth,
          progress: seen('.progress')?.textContent, focused: document.activeElement === seen('h3'),
        });
        if (at === place) return passed;
        if (at === 'outcome') break;
        if (at === 'check') {
          seen('[data-see]').click();
          continue;
        }
        const boxes = [...fieldset.querySelectorAll('input')];
        for (const answer of answers[at]) if (!boxes[answer].checked) boxes[answer].click();
        seen('[type="submit"]').click();
      }
      throw new Error(`${place} was not reached: ${passed.map(({ id }) => id).join(', ')}`);
    }, { answers, place, ids: questions.map(({ id }) => id) });
  }
}

/** Opens the page and waits until its quiz is at work. */
export const open = async (page) => {
  await page.goto('./');
  const quiz = new Quiz(page);
  await quiz.ready();
  await near(quiz.root);
  return quiz;
};
