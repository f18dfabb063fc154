package deck

import (
	"sync"
	"time"

	"revolute/internal/lettering"
	"revolute/internal/problem"
)

// Pos is a place in a deck: a slide and a step of it, both 0-based. It means
// the same slide in every language.
type Pos struct{ Slide, Step int }

// Section is a part of a deck: one file, or one file in each language.
type Section struct {
	Name  string            // file name without number, language and extension: "why"
	Title map[string]string // by language: the word that the footer shows
	First int               // its first slide
}

// Meta is the title of a deck and other facts from its front matter.
type Meta struct {
	Title, Subtitle, Author, Date string
	Event, Location               string
	Theme                         string
	Autoplay                      time.Duration     // on each step of `-all`; 0: by the amount of text
	Length                        time.Duration     // that the talk may last: minutes; 0: not known
	Audience                      []string          // what those who follow the talk may do: "reactions", "polls", "questions"
	IncrementalLists              int               // levels of lists whose items are steps each; AllLevels
	IncrementalTables             bool              // each row of a table is a step
	Marp                          bool              // it is written for Marp, whose lists of * and 1) are steps
	BackToStart                   bool              // going back to a slide shows its first step, not its last
	Transition                    Transition        // of slides whose file says nothing
	Links                         map[string]string // named addresses; an empty one is not known yet
}

// Slide is one screen of a deck in one language.
type Slide struct {
	File       string         // path as given on the command line
	Line       int            // 1-based, of its first line
	Layout     string         // "", "cover", "statement", "section", "bare"
	Type       lettering.Size // of its body; Auto: medium where there is room
	Heading    *Block         // its title: the first of Blocks, or else the highest heading among them; nil if it has none
	Blocks     []Block
	Notes      []Note
	Pictures   int           // how many images stand on it
	Steps      int           // how many steps it has: at least 1
	Auto       []int         // steps that come by themselves when the motion of the one before ends
	Autoplay   time.Duration // on each of its steps; 0: the deck's
	Poll       *Poll         // nil: it asks nothing
	Hidden     bool          // it is for the speaker alone; see WithHidden
	Time       time.Duration // that it is planned to stand; 0: its share of the talk's
	Problems   []problem.Problem
	Transition Transition // never AsDeck
	Source     string     // its Markdown, in this program's own syntax
}

// Note is a speaker note: Markdown of a comment.
type Note struct {
	Line int
	Step int // the first step that it is about
	Text string
}

// Kind is the kind of a Block.
type Kind uint8

const (
	Paragraph Kind = iota
	Heading
	List    // Children are Items
	Item    // Children: its text is a Paragraph like any other
	Quote   // Children; of a GitHub alert Info.Lang is "note", "tip", "important", "warning" or "caution"
	Code    // a fenced or indented code block: Info, Text
	Drawing // a fenced block that package drawing draws: Info, Text
	Table   // Rows; the first is its head
	Rule    // a thematic break that ends no slide
	Columns // Children are Groups, one a column; Weights
	Group   // Children
	// Picture is an image alone in its paragraph: Spans[0] with its alternative
	// text and path, Text its caption, Info.Attrs how it is to be shown.
	Picture
	Middle // what follows stands in the middle of the height that is left, or at its Place
	// DisplayFormula is a formula of its own: Text is its TeX, Spans is it in one
	// line of Unicode.
	DisplayFormula
	Rows        // Children are Groups, one a row; Weights
	Cards       // Children are Groups, one a card, of which Role is its colour
	Definitions // Children are Terms and Descriptions
	Term        // Spans
	Description // Children
	Footnotes   // the last of a slide's Blocks: Children are Items, of which Start is the number
)

// AllLevels stands for the lists of every level.
const AllLevels = 1 << 10

// Place is where in the height that is left a block stands.
type Place uint8

const (
	InMiddle Place = iota
	AtTop
	AtBottom
)

// Align is a horizontal alignment.
type Align uint8

const (
	Left Align = iota
	Center
	Right
)

// Block is a CommonMark block, or what a directive makes of several.
//
// It is one struct with a Kind, and not an interface with a type for each kind as
// the nodes of a language's syntax often are: nearly all that is done with blocks
// is done to every kind alike (when it appears, how it is aligned, where it
// stands in the source, what is within it), packages compare and copy blocks as
// values, and the kinds are few and closed. What a field is for one kind alone
// says so; for others it is zero.
type Block struct {
	Kind     Kind
	Line     int // 1-based, in the slide's file
	Step     int // the first step that shows it
	Until    int // the first step that does not show it any more; 0: it stays
	Align    Align
	Level    int // of a heading, 1 to 6; of a list, its depth from 0
	Spans    []Span
	Children []Block
	Ordered  bool // list
	Start    int  // list: the first number
	Tight    bool // list: no blank lines between its items in the source
	Task     Task // item
	Info     Info // code, drawing
	Text     string
	Tabbed   string // Text as it is written, of code that has tabs; else ""
	Rows     [][]TableCell
	Aligns   []Align // of a table's columns
	Weights  []int   // of Columns and Rows; nil: they are equal
	Gutter   int     // columns between Columns and Cards, rows between Rows; -1: as usual
	Place    Place   // of Middle
	Role     string  // the theme's, of a card
	Type     Type    // the size that it is set in by hand
	Fit      bool    // a heading or paragraph in the largest lettering that fits
	RowSteps []int   // the first step that shows each of Rows; nil: the table's
}

// TableCell is one cell of a table.
type TableCell struct{ Spans []Span }

// Task is the state of a task list's item.
type Task uint8

const (
	NoTask Task = iota
	ToDo
	Done
)

// Info is what stands after the fence of a code block: its language, then
// attributes: ```go {1|3-5} +line_numbers``` or ```chart {steps=1 behind}```.
// The lines to be lit up, a group a step, are the attribute "lines": "1|3-5".
type Info struct {
	Lang  string
	Attrs map[string]string // an attribute without value has ""
}

// SpanStyle is a set of inline styles.
type SpanStyle uint8

const (
	Emph SpanStyle = 1 << iota
	Strong
	Strikethrough
	CodeSpan
	Formula // Text is the formula in Unicode
	Underlined
)

// Span is a stretch of inline text in one style. Text holds no newline: soft
// breaks are already a space, or nothing between Chinese characters; a hard
// break is a Span with Break set and no text.
type Span struct {
	Text  string
	Style SpanStyle
	Link  string // its address; "" is none
	Role  string // the theme's role or a colour, of <span>; not known to be one
	Unset string // the name of a link whose address is not known yet
	TeX   string // of a Formula: its source
	Image string // the path of an image whose alternative text is Text
	Title string // of an image: its caption
	Break bool
}

// Deck is an opened presentation. Its exported fields are not to be changed.
type Deck struct {
	Name      string   // as given: "slides/atol", "talk.md"
	Languages []string // of its files, Chinese first if it has it; [""] if they name none
	Meta      Meta

	metas  map[string]Meta // by language
	read   reader          // files beside the deck
	found  found           // its slides
	kept   keeper
	silent bool // its slides have no notes

	named    sync.Once
	ids      []string // of all slides, once they are named
	hashed   sync.Once
	revision string
}
