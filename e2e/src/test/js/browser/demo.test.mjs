// Everything that people do in one demo, in one Chromium.
import './tutorial.test.mjs';
import './sign-in.test.mjs';
import './tokens.test.mjs';
import './quality.test.mjs';
// last, as its names would stand in the pictures
import './script-text.test.mjs';
