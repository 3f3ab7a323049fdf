// Puts what the server sends into the part of the page that changes. Markup is made by the server
// alone; the content security policy lets no other script run.
"use strict";

const live = document.querySelector("[data-events]");
if (live) {
  const events = new EventSource(live.dataset.events);
  events.onmessage = (event) => {
    const reading = live.contains(document.activeElement) || !getSelection().isCollapsed;
    if (!reading && !document.hidden) {
      live.innerHTML = event.data;
    }
  };
}
