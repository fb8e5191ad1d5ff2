declare module 'fast-formula-parser' {
  type Place = { readonly sheet: string; readonly row: number; readonly col: number };

  /** A spreadsheet's formulas, computed by other people's code: tests recalculate workbooks with it. */
  class FormulaParser {
    constructor(options: { readonly onCell: (place: Place) => unknown });
    parse(formula: string, position: Place): unknown;
  }

  export = FormulaParser;
}
