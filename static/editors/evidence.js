// The text beside the ruling's form. Without this, links lead from each field to its words and back.

import { followEvidence } from "./evidence/follow.js";
import { useWords } from "./evidence/use.js";

const panel = document.querySelector(".source-text");

if (panel) {
  followEvidence(panel);
  useWords(panel);
}
