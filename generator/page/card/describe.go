package card

// DescriptionMax is how long a page's description may be, in characters.
const DescriptionMax = 160
