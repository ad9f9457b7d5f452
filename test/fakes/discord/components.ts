import type { Fields, Form, Path } from "./form.ts";
import { componentLimits } from "./limits.ts";

const row = 1;
const button = 2;
const stringSelect = 3;
const selects = [stringSelect, 5, 6, 7, 8];
const textDisplay = 10;
const newStyle = [9, textDisplay, 11, 12, 13, 14, 17];
const linkStyle = 5;
const premiumStyle = 6;

interface Count {
  total: number;
  text: number;
  readonly customIds: Set<string>;
}

function checkCustomId(form: Form, path: Path, value: unknown, count: Count): void {
  const customId = form.text(path, value, { min: 1, max: componentLimits.customId });
  if (customId === undefined) return;
  if (count.customIds.has(customId))
    form.fail(path, "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated");
  count.customIds.add(customId);
}

function checkButton(form: Form, path: Path, component: Fields, count: Count): void {
  const style = component["style"];
  form.oneOf([...path, "style"], style, [1, 2, 3, 4, linkStyle, premiumStyle]);
  const label = form.text([...path, "label"], component["label"], { max: componentLimits.label });
  if (style === premiumStyle) return;
  if (label === undefined && !component["emoji"])
    form.fail(path, "BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED", "A label or emoji is required");
  if (style !== linkStyle) {
    checkCustomId(form, [...path, "custom_id"], component["custom_id"], count);
    return;
  }
  if (component["custom_id"] !== undefined)
    form.fail(
      path,
      "BUTTON_COMPONENT_CUSTOM_ID_URL_EXCLUSIVE",
      "A custom id and url cannot both be specified",
    );
  if (component["url"] === undefined)
    form.fail([...path, "url"], "BASE_TYPE_REQUIRED", "This field is required");
  form.link([...path, "url"], component["url"], ["http", "https", "discord"]);
}

/** What is picked already: as many as may be, and of the kind that the menu lists. */
function checkDefaults(form: Form, path: Path, component: Fields): void {
  const kind = { 5: "user", 6: "role", 8: "channel" }[component["type"] as number];
  const most = (component["max_values"] as number | undefined) ?? 1;
  for (const [index, entry] of form.list(path, component["default_values"], most).entries()) {
    const value = form.fields([...path, index], entry);
    form.text([...path, index, "id"], value["id"], { min: 1, max: 20 });
    form.oneOf([...path, index, "type"], value["type"], kind ? [kind] : ["user", "role"]);
  }
}

function checkSelect(form: Form, path: Path, component: Fields, count: Count): void {
  checkCustomId(form, [...path, "custom_id"], component["custom_id"], count);
  form.text([...path, "placeholder"], component["placeholder"], { max: componentLimits.placeholder });
  form.integer([...path, "min_values"], component["min_values"], 0, componentLimits.selectOptions);
  form.integer([...path, "max_values"], component["max_values"], 1, componentLimits.selectOptions);
  checkDefaults(form, [...path, "default_values"], component);
  if (component["type"] !== stringSelect) return;
  const place = [...path, "options"];
  const values = new Set<unknown>();
  for (const [index, entry] of form
    .list(place, component["options"], componentLimits.selectOptions, 1)
    .entries()) {
    const option = form.fields([...place, index], entry);
    const rule = { min: 1, max: componentLimits.selectText };
    form.text([...place, index, "label"], option["label"], rule);
    form.text([...place, index, "value"], option["value"], rule);
    form.text([...place, index, "description"], option["description"], { max: componentLimits.selectText });
    if (values.has(option["value"]))
      form.fail(
        [...place, index, "value"],
        "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
        "The specified option value is already used",
      );
    values.add(option["value"]);
  }
}

function checkRow(form: Form, path: Path, component: Fields, count: Count): void {
  const place = [...path, "components"];
  const members = form.list(place, component["components"], componentLimits.buttonsPerRow, 1);
  for (const [index, entry] of members.entries()) {
    count.total += 1;
    const member = form.fields([...place, index], entry);
    if (member["type"] === button) checkButton(form, [...place, index], member, count);
    else if (selects.includes(member["type"] as number)) {
      checkSelect(form, [...place, index], member, count);
      if (members.length > 1)
        form.fail(
          place,
          "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
          "The specified component exceeds the maximum width",
        );
    } else form.oneOf([...place, index, "type"], member["type"], [button, ...selects]);
  }
}

function checkNewStyle(form: Form, path: Path, component: Fields, count: Count): void {
  if (component["type"] === textDisplay) {
    const content = form.text([...path, "content"], component["content"], {
      min: 1,
      max: componentLimits.newStyleText,
    });
    count.text += content?.length ?? 0;
  }
  if (Array.isArray(component["components"]))
    checkLayout(form, [...path, "components"], component["components"], count, true);
  const accessory = component["accessory"];
  if (accessory === undefined || accessory === null) return;
  count.total += 1;
  const fields = form.fields([...path, "accessory"], accessory);
  if (fields["type"] === button) checkButton(form, [...path, "accessory"], fields, count);
}

function checkLayout(form: Form, path: Path, value: readonly unknown[], count: Count, modern: boolean): void {
  for (const [index, entry] of value.entries()) {
    count.total += 1;
    const component = form.fields([...path, index], entry);
    const type = component["type"] as number;
    if (type === row) checkRow(form, [...path, index], component, count);
    else if (modern && newStyle.includes(type)) checkNewStyle(form, [...path, index], component, count);
    else form.oneOf([...path, index, "type"], type, modern ? [row, ...newStyle] : [row]);
  }
}

/** Checks the buttons, menus and, in a message of the new style, texts below a message. */
export function checkComponents(form: Form, path: Path, value: unknown, modern: boolean): void {
  const count: Count = { total: 0, text: 0, customIds: new Set() };
  const most = modern ? componentLimits.newStyleTotal : componentLimits.rows;
  checkLayout(form, path, form.list(path, value, most), count, modern);
  if (modern && count.total > componentLimits.newStyleTotal)
    form.fail(
      path,
      "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED",
      "Total number of components exceeds maximum of 40",
    );
  if (modern && count.text > componentLimits.newStyleText)
    form.fail(
      path,
      "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
      "The total displayable text size exceeds 4000",
    );
}
