// Words that the code has left behind: docs/glossary.md says what took their place.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { test } from 'node:test';

/** Types and functions, as they were spelled. Plain words of the language are not here: a sentence may need them. */
const RETIRED = [
  ...['Errand', 'Patience', 'Desk', 'Cells', 'Cure', 'GeneralCure', 'Hunt', 'Trail'],
  ...['Pen', 'Laps', 'Distrust', 'GivenUp', 'Wires', 'Ear', 'Journal', 'StandIn', 'LookUp', 'UnderWay', 'WrittenPart'],
  ...['DoctorLine', 'DoctorState', 'DoctorCode', 'CreateSaid', 'ToldBy', 'Bones', 'Deeds', 'Turns', 'Ticks', 'Looked'],
  ...[
    'read_quota',
    'quota_told',
    'read_tenant',
    'tenant_told',
    'token_given',
    'page_listed',
    'create_said',
    'look_up_host',
  ],
  ...[
    'leaves_create_a_chance',
    'walk_in',
    'lead_to',
    'babble',
    'counterpart',
    'hasten',
    'say_farewell',
    'forget_known',
  ],
  ...[
    'Accident',
    'Told',
    'NotTold',
    'MayBeSomebodyElses',
    'ExistsSaid',
    'STAND_IN',
    'TELL',
    'TELL_TOKEN',
    'LONGEST_KEPT',
  ],
  ...['draw_all', 'draw_answer', 'draw_body', 'draw_preview', 'try_draw', 'with_stand_ins', 'names_stand_in'],
  ...[
    'is_open_door',
    'is_telling',
    'is_treacherous',
    'is_at_hand',
    'is_fit_to_show',
    'went_well',
    'small_head',
    'distrust',
  ],
  ...['let_go', 'hand_over', 'panic_if_told', 'quieten_panics', 'split_glued', 'glued_with'],
  ...['TokenGiven', 'TenantTold', 'QuotaTold', 'TenantNotTold', 'QuotaNotTold', 'GatewayTrouble', 'ServerTrouble'],
  ...['tokenGiven', 'tenantTold', 'quotaTold', 'tenantNotTold', 'quotaNotTold', 'gatewayTrouble', 'serverTrouble'],
  ...['Kept', 'NotKept', 'notKept', 'keep_passwords', 'keepNow', 'keptNow', 'forget_kept', 'forget_unowned'],
  ...['KnownSecret', 'KnownRegistry', 'KnownChecks', 'known_secret', 'known_secrets', 'put_known_secret'],
  ...['WrittenBody', 'WrittenView', 'WrittenCode', 'WrittenFinding', 'ReadWritten', 'read_written', 'readWritten'],
  ...['create_written', 'replace_written', 'Unsealed', 'is_sealed', 'Unsettled', 'unsettled', 'serverSaid', 'lack'],
  ...['troubleOf', 'tellFailure', 'openAndTell', 'sendAndTell', 'formAndTell', 'leftBehind'],
];
/** Names of files and folders, without what follows the first dot. */
const RETIRED_FILES = [
  ...[
    'errand',
    'patience',
    'desk',
    'said',
    'server_said',
    'cells',
    'cures',
    'guard',
    'stopwatch',
    'intents',
    'seal',
    'known',
  ],
  ...['exam', 'later', 'walk', 'bench', 'town', 'village', 'judged', 'kept', 'keeping', 'journal', 'kept_checks'],
  ...['keep_passwords', 'known_secrets', 'written', 'KeepNow'],
  ...[
    'Bones',
    'Deeds',
    'Mend',
    'Picks',
    'Turns',
    'LeaveText',
    'Ticks',
    'telling',
    'looked',
    'looks',
    'blame',
    'leftBehind',
  ],
];
/** Words that mean something else there: a guard is Svelte's or the page's. */
const ELSEWHERE = /^ui\/src\/state\/guard\./;

const files = execFileSync('git', ['ls-files', '-z', 'crates', 'src-tauri', 'ui/src', 'fuzz', 'e2e', 'tools'], {
  encoding: 'utf8',
})
  .split('\0')
  .filter((path) => path && existsSync(path));

test('no retired name is in the code', () => {
  const retired = new RegExp(`(?<![\\w$])(${RETIRED.join('|')})(?![\\w$])`, 'g');
  const source = files.filter((path) => /\.(rs|ts|svelte)$/.test(path));
  const found = source.flatMap((path) => {
    const words = code(readFileSync(path, 'utf8')).match(retired) ?? [];
    return words.length > 0 ? [`${path}: ${[...new Set(words)].join(', ')}`] : [];
  });
  assert.deepEqual(found, []);
});

test('no file or folder has a retired name', () => {
  const named = (path) => path.split('/').some((part) => RETIRED_FILES.includes(basename(part).split('.')[0]));
  assert.deepEqual(
    files.filter((path) => named(path) && !ELSEWHERE.test(path)),
    [],
  );
});

/** A text without its comments and strings, roughly. */
function code(text) {
  return text.replace(/\/\*[\s\S]*?\*\/|<!--[\s\S]*?-->|\/\/[^\n]*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/g, '');
}
