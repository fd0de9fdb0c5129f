// The frame around the four pages: navigation, banners, footer.

import { h, fill } from "../parts/element.js";
import { icon } from "../parts/icons.js";
import { sentence } from "../parts/words.js";
import { playPanel } from "./play.js";
import { musicPanel } from "./music.js";
import { trainPanel } from "./train.js";
import { presetsPanel } from "./presets.js";

/** Each page's name, and the function that makes it on the first visit. */
export const PAGES = {
  play: { name: "Play", make: playPanel },
  music: { name: "Music", make: musicPanel },
  train: { name: "Train", make: trainPanel },
  presets: { name: "Presets", make: presetsPanel },
};

const NEWS_READ = "continuo.recovered-read";

/** Shows the frame with the page that the state names. */
export function showFrame(app) {
  const made = {};
  const main = document.getElementById("main");
  let first = true;
  // Following the link would change the address, which names the page.
  document.querySelector(".skip").addEventListener("click", (event) => {
    event.preventDefault();
    main.focus();
  });
  app.watch(["page"], ({ page }) => {
    fill(main, made[page] ??= PAGES[page].make(app));
    document.title = `${PAGES[page].name} · Continuo studio`;
    if (!first) {
      scrollTo({ top: 0, behavior: "instant" });
      main.focus({ preventScroll: true });
    }
    first = false;
  });
  app.watch(["page", "jobs"], showNavigation);
  app.watch(["about", "connected"], (state) => showBanners(app, state));
  app.watch(["about"], showImprint);
}

function showNavigation({ page, jobs }) {
  const running = (jobs ?? []).some((job) => job.state === "running" || job.state === "preparing");
  fill(document.getElementById("pages"), Object.entries(PAGES).map(([id, { name }]) => h("li", {},
    h("a", { href: `#${id}`, "aria-current": id === page ? "page" : null }, name,
      id === "train" && running && h("span.pulse", {}, h("span.hidden-visually", {}, " (running)"))))));
}

function showBanners(app, { about, connected }) {
  const news = (about?.recovered ?? []).join("\n");
  fill(document.getElementById("banners"),
    !connected && h("div.banner.problem", { role: "alert" }, icon("warning"),
      h("p", {}, h("strong", {}, "The studio has stopped. "), "Start it again with ", h("code", {}, "continuo studio"),
        "; this page reconnects if it comes back at the same address. Nothing that was saved is lost.")),
    news && sessionStorage.getItem(NEWS_READ) !== news && recovered(app, about.recovered, news));
}

function recovered(app, sentences, news) {
  return h("section.banner", { "aria-label": "After the last stop" }, icon("check"),
    h("div", {}, h("strong", {}, "The studio was interrupted last time. "),
      sentences.map((said) => h("p", {}, sentence(said)))),
    h("button.icon-only", {
      type: "button", "aria-label": "Close this message", onclick: () => {
        sessionStorage.setItem(NEWS_READ, news);
        app.set({ about: app.state.about });
      },
    }, icon("close")));
}

function showImprint({ about }) {
  if (!about) return;
  fill(document.getElementById("about"),
    h("p", {}, `Continuo studio ${about.version}. Everything stays on this machine, in `,
      h("span.path", {}, about.folder), ".", about.sound?.available && ` Sound: ${about.sound.name}.`),
    h("p", {}, h("a", { href: "/openapi/v1.json" }, "Description of the HTTP API")));
}
