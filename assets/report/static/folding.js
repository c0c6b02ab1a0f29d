// Spellings that a reader takes for one: hamza, ta marbuta, alif maqsura, vowel signs, case.
(function () {
  "use strict";
  const SAME = { "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي" };
  tawatur.fold = (text) => (text || "").toLowerCase().replace(/[\u064b-\u0652\u0640]/g, "").replace(/[أإآٱىةؤئ]/g, (sign) => SAME[sign]);
})();
