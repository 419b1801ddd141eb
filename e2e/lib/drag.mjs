// A file dragged into the window by a real pointer, from another program.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

import { Child } from './processes.mjs';
import { until } from './waiting.mjs';

// Debian's own interpreter: its packages hold the bindings of GTK.
const PYTHON = '/usr/bin/python3';

/** Drags the file over the window until it was `noticed` there, and drops it. */
export async function dropFile(path, noticed) {
  const source = new Child(PYTHON, [join(import.meta.dirname, 'drag_file.py'), path]);
  await until('the file to be there for dragging', () => /^ready$/m.test(source.output));
  pointer('mousemove', 20, 20, 'mousedown', 1);
  let at = 0;
  await until('the drag to begin', () => {
    pointer('mousemove', 20 + (at += 2), 20);
    return /^dragging$/m.test(source.output);
  });
  await until('the window to notice', async () => {
    // The toolkits look where the pointer is whenever it moves, so it keeps moving.
    pointer('mousemove', 600 + (at += 2), 400);
    return noticed();
  });
  pointer('mouseup', 1);
  await source.ended;
}

function pointer(...words) {
  execFileSync('xdotool', words.map(String));
}
