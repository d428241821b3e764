/** What the guide's pages with messages load. */

import "./guide-copy-buttons.js";
import "./guide-locales.js";
