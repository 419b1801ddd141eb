// What a write did, in one sentence.

export const outcomes = {
  registered: 'It is registered.',
  registeredLost: 'It is registered; only the answer was lost.',
  replaced: 'Its credentials are replaced.',
  deleted: 'It is deleted.',
  goneBefore: 'It was gone before.',
  nameTaken: 'Somebody registered a secret of that name meanwhile; nothing was changed.',
  quotaFull: (max: number) => `The tenant holds ${max} secrets, as many as it may; nothing was changed.`,
  notFound: 'The tenant has no secret of that name any more.',
};
