// Where every card is: columns in their order, each with its cards. Knows nothing of the page.

export const FIRST = 'first';
export const LAST = 'last';

export class Order {
  /** @param {Map<string, string[]>} columns */
  constructor(columns) {
    this.columns = columns;
  }

  /** As it stands in a part of a page. */
  static read(root) {
    const lists = [...root.querySelectorAll('[data-cards]')];
    return new Order(new Map(lists.map((list) => [list.dataset.cards,
      [...list.children].filter((li) => li.id.startsWith('c-')).map((li) => li.id.slice(2))])));
  }

  copy() {
    return new Order(new Map([...this.columns].map(([column, cards]) => [column, cards.slice()])));
  }

  has(card) {
    return this.columnOf(card) !== undefined;
  }

  columnOf(card) {
    for (const [column, cards] of this.columns) if (cards.includes(card)) return column;
    return undefined;
  }

  in(column) {
    return this.columns.get(column) || [];
  }

  remove(card) {
    for (const cards of this.columns.values()) {
      const at = cards.indexOf(card);
      if (at >= 0) cards.splice(at, 1);
    }
  }

  /** Places a card behind another one; a neighbour that is gone means the end. False without such a column. */
  place(card, column, after) {
    const cards = this.columns.get(column);
    if (!cards) return false;
    this.remove(card);
    const at = after === FIRST ? 0 : cards.indexOf(after) + 1 || cards.length;
    cards.splice(at, 0, card);
    return true;
  }
}
