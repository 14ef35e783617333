import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '../../seeds/demo-accounts';

const DOCUMENTS = [
  'README.md',
  'client-sdk/README.md',
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Readonly<Record<string, string>> };
const readme = readFileSync('README.md', 'utf8');
const all = (text: string, pattern: RegExp): string[] => [
  ...new Set([...text.matchAll(pattern)].map(([, found]) => found ?? '')),
];

it.each(DOCUMENTS)('%s links only to what is there', (document) => {
  const links = all(readFileSync(document, 'utf8'), /\]\(([^)#]+)\)/g).filter((link) => !link.startsWith('http'));
  expect(links.filter((link) => !existsSync(join(dirname(document), link)))).toEqual([]);
});

it.each(DOCUMENTS)('%s names only commands that package.json has', (document) => {
  const commands = all(readFileSync(document, 'utf8'), /npm run ([\w:]+)/g);
  expect(commands.filter((command) => !(command in scripts))).toEqual([]);
});

it('lists every setting in the README', () => {
  const settings = all(readFileSync('.env.example', 'utf8'), /^(\w+)=/gm).filter((name) => !name.endsWith('_FILE'));
  expect(all(readme, /^\| `([A-Z_]+)`/gm)).toEqual(settings);
});

it('lists every demo account in the README, and their password', () => {
  const rows = [...readme.matchAll(/^\| `(\S+@\S+)` +\| (.+?) +\|$/gm)].map(([, email, who]) => ({ email, who }));
  expect(rows).toEqual(DEMO_ACCOUNTS.map(({ email, who }) => ({ email, who })));
  expect(readme).toContain(`\`${DEMO_PASSWORD}\``);
});

it('has decisions numbered once each', () => {
  const numbers = readdirSync('docs/decisions').map((name) => name.slice(0, 3));
  expect(numbers).toEqual([...new Set(numbers)].filter((number) => /^\d{3}$/.test(number)));
});
