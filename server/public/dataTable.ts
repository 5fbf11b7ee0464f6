import { type Html, type HtmlPart, html } from './html.ts';

interface Table {
  label: string;
  heads: readonly string[];
  /** Cells of each row, as many as there are heads. */
  rows: readonly (readonly HtmlPart[])[];
}

/** A table that becomes a list of labelled facts on a narrow screen; the labels repeat the heads for the eye only. */
export const dataTable = ({ label, heads, rows }: Table): Html =>
  html`<table aria-label="${label}"><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows.map(
    (cells) => html`<tr>${cells.map((cell, i) => html`<td data-head="${heads[i]}"><div>${cell}</div></td>`)}</tr>`,
  )}</tbody></table>`;
