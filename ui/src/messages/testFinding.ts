// What a part of a connection test found, in words.
import type { TestFinding } from '../bindings';
import { t } from '.';
import { roughly } from './format';

/** Puts what a part found into words. */
export function testFinding(finding: TestFinding): string {
  const words = t().connections.partPassed;
  switch (finding.kind) {
    case 'token':
      return words.token({ span: roughly(finding.minutes * 60_000) });
    case 'tenant': {
      const { servicePlan: plan, tenantId } = finding;
      const parts = [plan && words.plan({ plan }), tenantId && words.zone({ zone: guidInShort(tenantId) })];
      return parts.filter(Boolean).join(', ') || words.tenant;
    }
    case 'quota': {
      const { used, max } = finding;
      return used === null ? words.quota({ max }) : words.quotaUsed({ used, max });
    }
    case 'list':
      return words.list({ count: finding.count });
  }
}

// Enough to tell two of them apart in one line; the whole is in the response.
function guidInShort(zone: string): string {
  return zone.replace(/^([0-9a-f]{8})-[0-9a-f-]{27}$/i, '$1');
}
