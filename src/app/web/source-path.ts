/** Where every city tells which program runs here and how to get its source: the offer of AGPL, section 13. */
export const SOURCE_PATH = '/sumber';
