/** Linear's API keys. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const linearKey: Rule = vendorKey({ id: 'linear-key', owner: 'Linear', shapes: ['lin_api_{{40}}', 'lin_oauth_{{64:hex}}'] });
