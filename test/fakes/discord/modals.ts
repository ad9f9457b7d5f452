import { createForm, type Fields } from "./form.ts";
import { commandLimits, componentLimits } from "./limits.ts";

/** Refuses suggestions for a half-typed option that Discord would not show. */
export function checkSuggestions(data: Fields): void {
  const form = createForm();
  const path = ["data", "choices"];
  for (const [index, entry] of form.list(path, data["choices"], commandLimits.choices).entries()) {
    const choice = form.fields([...path, index], entry);
    form.text([...path, index, "name"], choice["name"], { min: 1, max: commandLimits.choiceText });
    if (typeof choice["value"] !== "number")
      form.text([...path, index, "value"], choice["value"], { min: 1, max: commandLimits.choiceText });
  }
  form.settle();
}

/** Refuses a dialogue window Discord would not open. */
export function checkModal(data: Fields): void {
  const form = createForm();
  form.text(["data", "title"], data["title"], { min: 1, max: componentLimits.modalTitle });
  form.text(["data", "custom_id"], data["custom_id"], { min: 1, max: componentLimits.customId });
  form.list(["data", "components"], data["components"], componentLimits.rows, 1);
  form.settle();
}
