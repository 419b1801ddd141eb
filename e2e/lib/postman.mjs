// A Postman collection, run as `newman` runs it.
import newman from 'newman';

/** Sends the requests of a collection with these variables. Gives the status of each, or throws what went wrong. */
export function sent(collection, variables) {
  const values = Object.entries(variables).map(([key, value]) => ({ key, value, enabled: true }));
  return new Promise((resolve, reject) => {
    newman.run({ collection, environment: { values } }, (error, summary) => {
      const failure = error ?? summary.run.failures[0]?.error;
      if (failure) reject(failure);
      else resolve(summary.run.executions.map(({ response }) => response.code));
    });
  });
}
