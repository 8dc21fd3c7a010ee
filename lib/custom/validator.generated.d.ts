/** What ajv makes of schema.json; written by .ci/policy-build.mjs. */
import type { ErrorObject, ValidateFunction } from 'ajv';

declare const validate: ValidateFunction & { errors?: ErrorObject[] | null };
export default validate;
