import { scenarios } from './scenario-runner.ts';

scenarios('provenance');
