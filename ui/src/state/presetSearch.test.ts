import { describe, expect, test } from 'vitest';
import type { Preset } from '../bindings';
import { findPresets, monogram } from './presetSearch';

const PRESETS = [
  preset('docker-hub', 'Docker Hub', { registryKey: 'https://index.docker.io/v1/', hosts: ['docker.io'] }),
  preset('ghcr', 'GitHub Container Registry', { registryKey: 'ghcr.io', hosts: ['ghcr.io'] }),
  preset('ecr', 'Amazon ECR', { hosts: ['*.dkr.ecr.*.amazonaws.com'] }),
  preset('google', 'Google Artifact Registry', { registryKeys: ['gcr.io'], hosts: ['*-docker.pkg.dev', 'gcr.io'] }),
  preset('azure', 'Azure Container Registry', { registryKeyForm: 'NAME.azurecr.io', hosts: ['*.azurecr.io'] }),
  preset('distribution', 'Self-hosted distribution', {}),
  preset('other', 'Other', {}),
];

describe('finding a registry', () => {
  test('nothing_typed_offers_all_in_their_order', () => {
    expect(found('')).toEqual(PRESETS.map(({ id }) => id));
    expect(found('  ')).toHaveLength(PRESETS.length);
  });

  test.each([
    ['azure', 'azure'],
    ['acr', 'azure'],
    ['pkg.dev', 'google'],
    ['gar', 'google'],
    ['ghcr', 'ghcr'],
    ['hub', 'docker-hub'],
    ['ecr', 'ecr'],
    ['container git', 'ghcr'],
    ['HOSTED', 'distribution'],
    ['acme.azurecr.io/team/app:1', 'azure'],
    ['123.dkr.ecr.eu-central-1.amazonaws.com', 'ecr'],
  ])('%s_is_first_of_all_%s', (query, id) => {
    expect(found(query)[0]).toBe(id);
  });

  test('what_fits_nothing_finds_nothing', () => {
    expect(found('zzz')).toEqual([]);
    expect(found('azure zzz')).toEqual([]);
  });
});

test('two_letters_stand_for_a_registry', () => {
  expect(['Docker Hub', 'GitLab', 'Quay', 'SAP common repository'].map(monogram)).toEqual(['DH', 'GL', 'Qu', 'SA']);
});

function found(query: string): string[] {
  return findPresets(PRESETS, query).map(({ id }) => id);
}

function preset(id: string, name: string, some: Partial<Preset>): Preset {
  const words = { en: name, de: name };
  return {
    id,
    name: words,
    registryKey: null,
    registryKeyForm: null,
    registryKeys: [],
    hosts: [],
    username: null,
    usernames: [],
    usernameForm: null,
    token: words,
    tokenWhere: words,
    leastPrivilege: words,
    expiry: words,
    lifetimeHours: null,
    quirks: words,
    doc: '',
    realmHosts: [],
    refusesBadLogins: false,
    sampleImage: '',
    sampleKey: '',
    wrong: [],
    remedies: [],
    ...some,
  };
}
