// What a person does in the window, in the words of the pages. If a page words something anew, it changes here.

import { putOnClipboard } from './clipboard.mjs';
import { until } from './waiting.mjs';

/** Someone at the window of an application. */
export class Person {
  constructor(app) {
    this.app = app;
  }

  get window() {
    return this.app.window;
  }

  /** Goes to it with the Tab key and presses Enter: no pointer is moved. */
  async pressesByKeyboard(role, name) {
    await this.window.tabTo(role, name);
    await this.window.press('Enter');
  }

  /** Goes to the field with the Tab key and types. */
  async typesByKeyboard(name, text) {
    await this.window.tabTo('textbox', name);
    await this.window.write(text);
  }

  /** Opens the form and fills it for a registry of one's own. */
  async fillsByKeyboard({ name, key, username, password }) {
    await this.pressesByKeyboard('button', 'New pull secret');
    await this.window.focusOn('textbox', 'Name');
    await this.window.write(name);
    await this.window.tabTo('combobox', 'Registry');
    await this.window.write('Other');
    await this.window.press('Enter');
    await this.typesByKeyboard('Registry host', key);
    await this.typesByKeyboard('Username', username);
    await this.typesByKeyboard('Password', password);
    await this.window.press('Tab');
  }

  async opensPracticeTenant() {
    await this.window.click('button', 'Open the practice tenant');
    await this.window.find('heading', 'Secrets');
  }

  /** The file dialog answers with the application's `file`. */
  async addsServiceKey() {
    await this.window.click('button', 'Choose a file');
    await this.window.click('button', 'Add connection');
    await this.window.find('heading', 'Secrets');
  }

  /** Pastes a service key and gives its connection a name. */
  async pastesServiceKey(key, name) {
    putOnClipboard(key);
    // A dialog that is still about to close would swallow the keys.
    await until('no dialog', () => this.window.run(() => document.querySelector('dialog') === null));
    await this.window.press('Control', 'v');
    await this.window.type('Name', name);
    await this.window.click('button', 'Add connection');
    await this.window.find('heading', 'Secrets');
  }

  async opensOverview() {
    await this.opensPage('Connections');
    await this.window.click('button', 'Overview of all connections');
    await this.window.find('heading', 'Overview');
  }

  async opensPage(name) {
    await this.window.click('link', new RegExp(`^${name}`));
    await this.window.find('heading', name);
  }

  /** Opens an empty form: a draft that an earlier step left is discarded. */
  async startsNewSecret() {
    await this.opensNewSecret();
    if (!(await this.window.has('button', 'Discard draft'))) return;
    await this.discardsDraft();
    await this.opensNewSecret();
  }

  /** Opens the form as it is: new, or as it was left. */
  async opensNewSecret() {
    await this.opensPage('Secrets');
    await this.window.click('button', 'New pull secret');
    // The form takes the focus; whoever types before that would be interrupted.
    await this.window.focusOn('textbox', 'Name');
  }

  /** Discards the draft of the form that is open. */
  async discardsDraft() {
    await this.window.run(() => document.getElementById('discard').click());
    await this.window.reads('What you entered is deleted');
    await this.window.run(() => document.getElementById('discard-draft').click());
    await this.window.find('heading', 'Secrets');
  }

  async opensSecret(name) {
    await this.opensPage('Secrets');
    await this.window.click('rowheader', name);
    await this.window.find('heading', name);
  }

  /** Fills what is given; a registry by its name, `key` for a registry of one's own. */
  async fills({ name, registry, key, username, password, image }) {
    if (name) await this.window.type('Name', name);
    if (registry) await this.window.choose('Registry', registry);
    if (key) await this.window.type('Registry host', key);
    if (username) await this.window.type('Username', username);
    if (password) await this.entersPassword(password);
    if (image) await this.window.type('Image', image);
  }

  /** Types the password and leaves the field, which hands it over. */
  async entersPassword(password) {
    await this.window.click('textbox', 'Password');
    await this.window.write(password);
    await this.window.press('Tab');
    await this.window.find('button', 'Change: Password');
  }

  /** Puts a long password into the field at once. */
  async pastesPassword(password) {
    await this.window.click('textbox', 'Password');
    await this.window.run((text) => document.execCommand('insertText', false, text), password);
    await this.window.press('Tab');
    await this.window.find('button', 'Change: Password');
  }

  async choosesTheme(theme) {
    await this.window.click('button', 'Theme');
    await this.window.click('menuitemradio', theme);
  }

  async registers(secret) {
    await this.startsNewSecret();
    await this.fills(secret);
    await this.window.click('button', 'Register');
    await this.window.reads('Registered in');
  }

  async asksToDelete(name) {
    await this.opensPage('Secrets');
    await this.window.click('button', `More for ${name}`);
    await this.window.click('menuitem', 'Delete');
    await this.window.reads(`Delete ${name} from`);
  }

  async deletes(name) {
    await this.asksToDelete(name);
    await this.window.click('button', 'Delete');
    await this.window.reads(`${name} is deleted`);
  }
}
