/** JavaScript, TypeScript, JSX, Vue, Svelte and Python of web applications: the danger is found, its safe twin shows nothing. */
import { test } from 'uvu';
import { testTwins } from './twins.ts';

testTwins({ javascript: 'src/a.ts', python: 'app/a.py' });

test.run();
