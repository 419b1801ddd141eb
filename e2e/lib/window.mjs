// The window as a person meets it: things are found by role and name, and used by pointer or keyboard.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { until } from './waiting.mjs';

const ACCESSIBLE = readFileSync(join(import.meta.dirname, 'accessible.js'), 'utf8');
const LAYOUT = readFileSync(join(import.meta.dirname, 'layout.js'), 'utf8');
const STATES = readFileSync(join(import.meta.dirname, 'states.js'), 'utf8');
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** What axe-core finds and is right, by its rules. */
const ALLOWED = {
  // A menu or a list belongs to its button, wherever it is in the document.
  region: /data-bits-floating-c/,
  // The arrow keys scroll the list of a combobox, while the focus stays in its field.
  'scrollable-region-focusable': /data-combobox-viewport/,
  // The second line of an option is its description.
  'label-content-name-mismatch': /role="option"|combo__entry/,
};

/** Keys by name, as WebDriver numbers them. */
export const KEYS = {
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Alt: '\uE00A',
  Control: '\uE009',
  Escape: '\uE00C',
  Space: ' ',
  End: '\uE010',
  Home: '\uE011',
  ArrowUp: '\uE013',
  ArrowDown: '\uE015',
  ArrowLeft: '\uE012',
  ArrowRight: '\uE014',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  Delete: '\uE017',
  Backspace: '\uE003',
  F1: '\uE031',
  F6: '\uE036',
};

/** Far more than a picture of any screen, in bytes. */
const LARGEST_PICTURE = 64 * 1024 * 1024;

export class Window {
  #browser;

  constructor(browser) {
    this.#browser = browser;
  }

  /** Runs a function in the page with the arguments, and gives what it returns. */
  run(script, ...args) {
    return this.#browser.executeScript(`return (${script}).apply(null, arguments)`, args);
  }

  /** The same for a function that calls its last argument when it is done. */
  runAsync(script, ...args) {
    return this.#browser.executeAsyncScript(`return (${script}).apply(null, arguments)`, args);
  }

  /** The visible elements of the role whose name is the text or matches the pattern. */
  all(role, name) {
    const pattern = name instanceof RegExp;
    const script = `${ACCESSIBLE}\nreturn accessible(...arguments)`;
    return this.#browser.executeScript(script, [role, pattern ? name.source : name, pattern]);
  }

  /** Waits for the one element of this role and name. */
  async find(role, name) {
    const found = await until(`the ${role} “${name}”`, async () => {
      const all = await this.all(role, name);
      if (all.length > 1) throw new Error(`there are ${all.length} of them`);
      return all[0];
    });
    return found[ELEMENT];
  }

  async has(role, name) {
    return (await this.all(role, name)).length > 0;
  }

  /** Clicks it as soon as it can be clicked: what is still moving or covered is waited for. */
  async click(role, name) {
    await until(`a click on the ${role} “${name}”`, async () => {
      const element = await this.find(role, name);
      if (!(await this.runAsync(standsStill, { [ELEMENT]: element }))) throw new Error('it moves');
      await this.#browser.elementClick(element);
      return true;
    });
  }

  /**
   * Clicks a visible element of this selector as soon as it can be clicked, the first or the one at `place`: for walks that
   * are the same in every language.
   */
  async clickAt(selector, place = 0) {
    await until(`a click at ${selector}`, async () => {
      const element = await this.run(visibleAt, selector, place);
      if (!(await this.runAsync(standsStill, element))) throw new Error('it moves');
      await this.#browser.elementClick(element[ELEMENT]);
      return true;
    });
  }

  /** Presses the right button of the mouse on it, by the X server: WebKit's driver adds a click of the left one. */
  async rightClick(role, name) {
    const [x, y] = await this.run(middle, { [ELEMENT]: await this.find(role, name) });
    execFileSync('xdotool', ['mousemove', String(x), String(y), 'click', '3']);
  }

  /** Moves the pointer into the corner, by the X server, which takes a tooltip away: nothing is pointed at. */
  movePointerAway() {
    execFileSync('xdotool', ['mousemove', '1', '0', 'mousemove', '0', '0']);
  }

  /** Puts the text in place of what stands in the field. */
  async type(name, text, role = 'textbox') {
    await this.click(role, name);
    await this.press('Control', 'a');
    await this.press('Delete');
    await this.write(text);
  }

  /** Types the text where the focus is. */
  async write(text) {
    const strokes = [...text].flatMap((value) => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ]);
    await this.#keys(strokes);
  }

  /** Presses the keys together, such as `press('Control', 'Enter')`. */
  async press(...names) {
    const values = names.map((name) => KEYS[name] ?? name);
    const down = values.map((value) => ({ type: 'keyDown', value }));
    const up = values.toReversed().map((value) => ({ type: 'keyUp', value }));
    await this.#keys([...down, ...up]);
  }

  /** Opens the list of a combobox, types what is sought, and takes what is found first. */
  async choose(name, option) {
    await this.click('combobox', name);
    await this.write(option);
    await this.find('option', option);
    await this.press('Enter');
  }

  /** Role, name and id of what has the focus. */
  focused() {
    return this.#browser.executeScript(`${ACCESSIBLE}\nreturn focused()`, []);
  }

  /** Opens the palette, and waits until it takes what is typed: it comes with its first opening. */
  async opensPalette() {
    await this.press('Control', 'k');
    await until('the palette', () => this.run(() => document.activeElement?.matches('dialog [role="combobox"]')));
  }

  /** Waits until the focus is on this element. */
  async focusOn(role, name) {
    await until(`the focus on the ${role} “${name}”`, async () => fits(await this.focused(), role, name));
  }

  /** Moves the focus by Tab alone until it is on this element. */
  async tabTo(role, name) {
    const passed = new Set();
    for (let steps = 0; steps < 80; steps += 1) {
      const focus = await this.focused();
      if (fits(focus, role, name)) return;
      passed.add(`${focus.role} “${focus.name}”`);
      await this.press('Tab');
    }
    throw new Error(`Tab does not lead to the ${role} “${name}”, only to: ${[...passed].join(', ')}`);
  }

  /** What stands in a field. */
  async value(name, role = 'textbox') {
    return this.run((element) => element.value, { [ELEMENT]: await this.find(role, name) });
  }

  text() {
    return this.#browser.executeScript(`${ACCESSIBLE}\nreturn readable()`, []);
  }

  /** Waits until the page says this. */
  async reads(what) {
    const says = (text) => (what instanceof RegExp ? what.test(text) : text.includes(what));
    try {
      await until(`the page to say “${what}”`, async () => says(await this.text()));
    } catch (error) {
      throw new Error(`${error.message}; it says:\n${await this.text()}`, { cause: error });
    }
  }

  /** Waits until the page no longer says this. */
  async readsNoMore(what) {
    await until(`the page to say “${what}” no more`, async () => !(await this.text()).includes(what));
  }

  async resize(width, height) {
    await this.#browser.setWindowRect(null, null, width, height);
  }

  /** Saves the page as it is drawn. */
  async picture(path) {
    writeFileSync(path, await this.#pixels());
  }

  /**
   * Saves the page once two pictures in a row are the same, since parts of a page may be painted a few frames after the
   * rest. Of a page that never stands still, a clock on it, the tenth is taken.
   */
  async steadyPicture(path) {
    let [picture, before] = [await this.#pixels()];
    for (let taken = 1; taken < 10 && !(before && picture.equals(before)); taken += 1) {
      [before, picture] = [picture, await this.#pixels()];
    }
    writeFileSync(path, picture);
  }

  // From the X server: without a graphics processor WebKit's driver often waits for ever for a picture.
  async #pixels() {
    const { x, y, width, height } = await this.#browser.getWindowRect();
    const part = `${width}x${height}+${x}+${y}`;
    return execFileSync('import', ['-silent', '-window', 'root', '-crop', part, '+repage', 'png:-'], {
      maxBuffer: LARGEST_PICTURE,
    });
  }

  /** What axe-core finds, a line each; by default by all rules that it has by itself, and for targets of 24 pixels. */
  async violations(only = null) {
    await this.#browser.executeScript(`if (!window.axe) { ${AXE} }`, []);
    const options = only ? { runOnly: only } : { rules: { 'target-size': { enabled: true } } };
    const { violations } = await this.#browser.executeAsyncScript(
      'axe.run(document, arguments[0]).then(arguments[1], (error) => arguments[1]({ violations: [{ id: String(error), nodes: [] }] }))',
      [options],
    );
    const found = violations.map(({ id, nodes }) => ({
      id,
      nodes: nodes.filter(({ html }) => !ALLOWED[id]?.test(html)),
    }));
    return found
      .filter(({ nodes }) => nodes.length > 0)
      .map(
        ({ id, nodes }) =>
          `${id}: ${nodes.map(({ target, html }) => `${target.join(' ')} ${html.slice(0, 160)}`).join(' | ')}`,
      );
  }

  /** What is drawn in the colour of a state, and every text, each with what tells its state besides. */
  statesShown() {
    return this.#browser.executeScript(`${STATES}\nreturn statesShown()`, []);
  }

  /** What cannot be read or reached in a window of this size because of the layout, a line each. */
  async layoutFaults(width, height) {
    await this.resize(width, height);
    return this.#browser.executeAsyncScript(
      `${LAYOUT}\nmeasure(arguments[0], arguments[1]).then(arguments[2], (error) => arguments[2]([error.stack]))`,
      [width, height],
    );
  }

  /** Begins to note what the content security policy refuses. */
  watchPolicy() {
    return this.run(() => {
      window.refused = [];
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
        window.refused.push(`${violatedDirective}: ${blockedURI}`),
      );
    });
  }

  policyViolations() {
    return this.run(() => window.refused);
  }

  async #keys(actions) {
    await this.#browser.performActions([{ type: 'key', id: 'keyboard', actions }]);
    await this.#browser.releaseActions();
  }
}

function fits(focus, role, name) {
  return focus.role === role && (name instanceof RegExp ? name.test(focus.name) : focus.name === name);
}

/** Runs in the page. */
function visibleAt(selector, place) {
  return [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility()).at(place);
}

/** Runs in the page. A button that moves between press and release is not clicked, whoever presses. */
function standsStill(element, done) {
  // What lies at the edge of a list may be covered by the foot of the page.
  const { top, bottom } = element.getBoundingClientRect();
  const covered = document.elementFromPoint(element.getBoundingClientRect().left + 4, (top + bottom) / 2);
  if (covered && !element.contains(covered) && !covered.contains(element)) element.scrollIntoView({ block: 'center' });
  const place = () => JSON.stringify(element.getBoundingClientRect());
  const before = place();
  requestAnimationFrame(() => requestAnimationFrame(() => done(element.isConnected && place() === before)));
}

/** Runs in the page, which begins where the screen does. */
function middle(element) {
  const { left, top, width, height } = element.getBoundingClientRect();
  return [Math.round(left + width / 2), Math.round(top + height / 2)];
}
