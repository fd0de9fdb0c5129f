/**
 * Keeps a parent's children in step with items. Elements of items that stay are kept: a card goes on playing, and the
 * focus stays.
 * @template T
 * @param {Element} parent Holds nothing else.
 * @param {(item: T) => string} keyOf
 * @param {(item: T) => {element: Element, update?: (item: T) => void, end?: () => void}} make
 * @returns {(items: T[]) => void} Shows these, in this order.
 */
export function keyedList(parent, keyOf, make) {
  const shown = new Map();
  return (items) => {
    const keys = new Set(items.map(keyOf));
    for (const [key, view] of shown) {
      if (keys.has(key)) continue;
      view.end?.();
      view.element.remove();
      shown.delete(key);
    }
    let next = parent.firstElementChild;
    for (const item of items) {
      const key = keyOf(item);
      let view = shown.get(key);
      if (!view) shown.set(key, view = make(item));
      view.update?.(item);
      if (view.element === next) next = next.nextElementSibling;
      else parent.insertBefore(view.element, next);
    }
  };
}
