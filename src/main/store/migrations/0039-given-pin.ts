/** A PIN that somebody else gave is good for one sign-in, at which the person sets their own (docs/specs/people.md §2.6). */
export const version = 39
export const name = 'given-pin'
export const sql = /* sql */ `
ALTER TABLE person ADD COLUMN pin_given INTEGER NOT NULL DEFAULT 0 CHECK (pin_given IN (0, 1)); -- by somebody else
`
