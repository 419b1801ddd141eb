// Copies what a template needs of secrets. A menu has no place for a tick, so a toast says that it was done.
import { t } from '../../messages';
import { app } from '../../state';

/** Copies the name of a secret. */
export function copyName(name: string): void {
  void tellCopied(copy(name));
}

/** Copies the lines that name these secrets in a template. */
export function copySnippets(names: readonly string[]): void {
  void tellCopied(putSnippets(names));
}

/** Puts the lines that name these secrets in a template on the clipboard. */
export async function putSnippets(names: readonly string[]): Promise<void> {
  const snippets = await app.call('snippets', { names: [...names] });
  await copy(snippets[app.settings.preferences.snippet]);
}

async function copy(text: string): Promise<void> {
  await app.call('copy_text', { text });
}

async function tellCopied(copied: Promise<void>): Promise<void> {
  try {
    await copied;
    app.notices.show({ tone: 'ok', title: () => t().secrets.copied });
  } catch (thrown) {
    app.reportFailure(thrown);
  }
}
