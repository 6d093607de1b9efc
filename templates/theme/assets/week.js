// What a week page has: pictures that move, the diary, and the session.

import "./figures.js";
import "./diary.js";
import "./session_bar.js";
