/** The formats that `--format` knows: a verdict in, a text out. */
import type { Verdict } from '../types.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { gitlabSast } from './gitlab-sast.ts';
import { json, type JsonContext } from './json.ts';
import { jsonLines } from './json-lines.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';
import { sarif } from './sarif.ts';

export interface ReportContext extends JsonContext {
  /** When judging began and ended, "2026-01-31T12:00:00". */
  started: string;
  ended: string;
  /** Where an overridden finding must not be told at all: GitHub shows a suppressed result as an open one. */
  omitPassed: boolean;
}

export const FORMATS = {
  json, sarif, junit, github, gitlab, 'gitlab-sast': gitlabSast, markdown, jsonl: jsonLines,
} satisfies Record<string, (verdict: Verdict, context: ReportContext) => string>;

export type Format = keyof typeof FORMATS;

export const FORMAT_NAMES = ['terminal', ...(Object.keys(FORMATS) as Format[])] as const;
