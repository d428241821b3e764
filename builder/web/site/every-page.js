/** What every page of the site loads. */

import "./lazy-theme.js";
import "./register-service-worker.js";
