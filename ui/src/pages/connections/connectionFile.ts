// Connections out to a file and in from one, and what is said of it in passing, failures too.
import { t } from '../../messages';
import { app } from '../../state';

/** Writes all connections to a file, and says so. */
export async function exportAll(): Promise<void> {
  const exported = await app.reporting(() => app.connections.exportAll());
  if (!exported) return;
  const { file, count } = exported;
  app.notices.show({
    tone: 'ok',
    title: () => t().connections.file.exported({ count, file }),
    text: () => t().connections.file.noSecret,
  });
}

/** Adds the connections of a file, and says what became of them. */
export async function importAll(): Promise<void> {
  const imported = await app.reporting(() => app.connections.importAll());
  if (!imported) return;
  const { added, known } = imported;
  app.notices.show({
    tone: 'ok',
    title: () => t().connections.file.imported({ count: added.length }),
    text: () =>
      [added.length > 0 && t().connections.file.wait, known > 0 && t().connections.file.known({ count: known })]
        .filter(Boolean)
        .join(' '),
  });
}
