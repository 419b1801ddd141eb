// What each field of a registry credential is told.
import type { Preset, RegistryDraft } from '../../bindings';
import type { Composer } from '../../state/composer.svelte';
import type { RequestPane } from '../../state/requestPane.svelte';

/** The credential that a field belongs to. */
export interface RegistryFieldProps {
  composer: Composer;
  pane: RequestPane;
  registry: number;
  /** What the form says of the credential. */
  row: RegistryDraft | undefined;
  preset: Preset | undefined;
}
