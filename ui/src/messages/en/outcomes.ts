// What a write did, in one sentence.

export const outcomes = {
  registered: 'It is registered.',
  registeredLost: 'It is registered. Only the response was lost.',
  replaced: 'Its credentials are replaced.',
  deleted: 'It is deleted.',
  goneBefore: 'It was already deleted.',
  nameTaken: 'Someone else registered a secret with this name. Nothing was changed.',
  quotaFull: 'The tenant is full ({max} secrets). Nothing was changed.',
  notFound: 'The secret no longer exists in the tenant.',
} as const;
