/** Trello's tokens. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const trelloToken: Rule = vendorKey({ id: 'trello-token', owner: 'Trello', what: 'token', shapes: ['ATTA{{72:hex}}'] });
