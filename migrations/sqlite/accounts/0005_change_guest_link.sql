-- To whom a guest link is given, as its maker names them; empty if they do not say. Who comes by it is not asked for a name.
ALTER TABLE guest_link ADD COLUMN given_to TEXT NOT NULL DEFAULT '';
