// A small library for the tests of what programs are told.

import { folderOf } from '../../unit/knowledge/folder-of.ts';

export const FERRY = `---
title: The harbour ferry
source: Harbour Gazette
url: https://example.org/ferry
author: Mara Lindqvist
published: 2024-05
language: en
licence: CC0-1.0
attribution: the harbour office
---

# Timetable

The ferry to Linden Island leaves the northern pier every forty minutes from sunrise to dusk.

A bicycle travels on the ferry for half the fare of its rider.

In winter the ferry waits for the school bus, even when the bus is late.
`;
const LETTERS = `---
title: Letters of the lighthouse
show: excerpts
---

The lamp was lit at nine on the first night of the year.

The keeper's daughter counted forty ships before breakfast.
`;
const ORCHARD = `---
title: بستان الميناء
language: ar
show: full
---

يفتح بستان الميناء أبوابه كل صباح، ويغلقها عند غروب الشمس.
`;
const FERRIES = `---
summary:
  en: The ferry and its timetable
  he: המעבורת ולוח הזמנים שלה
names:
  en: [Ferries]
  he: [מעבורת]
search:
  en: [ferry, timetable, pier]
---

Passages about the ferry to Linden Island.
`;

export const town = async (more: Readonly<Record<string, string>> = {}) => {
  const knowledge = await folderOf({
    'ferry.md': FERRY,
    'letters.md': LETTERS,
    'old papers/orchard.md': ORCHARD,
    ...more,
  });
  const topics = await folderOf({ 'ferries.md': FERRIES });
  return { knowledge, config: { knowledgeDir: knowledge.path, topicsDir: topics.path } };
};
