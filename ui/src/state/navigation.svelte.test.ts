import { expect, test } from 'vitest';
import { Navigation, type Route } from './navigation.svelte';

const FORM: Route = { page: 'replaceSecret', name: 'team-images' };

test('a_page_that_another_connection_interrupts_is_shown_again_with_its_own', () => {
  const navigation = interrupted();
  expect(navigation.route).toEqual({ page: 'secrets' });
  navigation.resume('second');
  expect(navigation.route).toEqual({ page: 'secrets' });
  navigation.resume('first');
  expect(navigation.route).toEqual(FORM);
  expect(navigation.interrupted).toBeNull();
});

test.each<[string, (navigation: Navigation) => void]>([
  ['opened another page', (navigation) => navigation.go({ page: 'activity' })],
  ['went back', (navigation) => navigation.back()],
])('it_is_not_shown_again_to_a_person_who_%s', (_, moved) => {
  const navigation = interrupted();
  moved(navigation);
  const { route } = navigation;
  navigation.resume('first');
  expect(navigation.route).toEqual(route);
});

function interrupted(): Navigation {
  const navigation = new Navigation();
  navigation.go({ page: 'secrets' });
  navigation.go(FORM);
  navigation.interrupt('first');
  return navigation;
}
