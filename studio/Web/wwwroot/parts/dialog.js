import { h, freshId } from "./element.js";

/**
 * Asks the musician to confirm or cancel.
 * @param {{title: string, body: (string|Node)[], confirm: string, danger?: boolean, cancel?: string}} options
 * @returns {Promise<boolean>} whether the musician confirmed
 */
export function askFor({ title, body, confirm, danger = false, cancel = "Cancel" }) {
  const id = freshId("dialog");
  return new Promise((resolve) => {
    const before = document.activeElement;
    const form = h("form", {
      onsubmit: (event) => {
        event.preventDefault();
        dialog.close("yes");
      },
    },
      h("h2", { id }, title),
      h("div.dialog-body", {}, body.map((part) => (typeof part === "string" ? h("p", {}, part) : part))),
      h("div.dialog-actions", {},
        h("button", { type: "button", onclick: () => dialog.close("") }, cancel),
        h(danger ? "button.danger" : "button.primary", { type: "submit" }, confirm)));
    const dialog = h("dialog", {
      "aria-labelledby": id, onclose: () => {
        dialog.remove();
        before?.focus?.();
        resolve(dialog.returnValue === "yes");
      },
    }, form);
    document.body.append(dialog);
    dialog.showModal();
    (dialog.querySelector("input, textarea, select") ?? dialog.querySelector("button"))?.focus();
  });
}
