import { describe, expect, it } from 'vitest';

import { commandIn } from './command';

describe('a command in a cure', () => {
  it('is taken out with the image in its place', () => {
    const cure = 'Build it for amd64: docker buildx build --platform linux/amd64 -t REF --push .';
    expect(commandIn(cure, 'ghcr.io/acme/train:1')).toBe(
      'docker buildx build --platform linux/amd64 -t ghcr.io/acme/train:1 --push .',
    );
  });

  it('is absent where the cure has none', () => {
    expect(commandIn('Use the Docker ID, not the mail address.', 'x')).toBeNull();
  });
});
