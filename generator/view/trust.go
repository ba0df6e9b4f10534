package view

// Snapshot says on a profile how well its record is evidenced. It is zero where the
// site does not show that.
type Snapshot struct {
	Level    string // the word: "Emerging"
	Scored   bool   // the site shows points, too
	Score    int
	Method   string // address of the page that explains the score
	Data     string // address of the same as JSON
	Verified string // "L0" to "L3"
	Why      string // what the verification level means
	Signals  []Signal
	Proofs   []Proof
}

// Signal is one part of a snapshot.
type Signal struct {
	Name   string
	Href   string // where the page that explains the score explains it
	Value  string // what was found
	List   string // address of what was counted; empty where there is no such list
	State  string // "Met", "Partly", "Not yet"
	Points int
	Weight int
	Raise  string // what would raise it; empty where nothing would
}

// Proof is a recorded proof that an identifier, or the profile, is the author's.
type Proof struct {
	Method   string
	Evidence Link
	On       string // machine form; may be empty
	Mutual   bool   // it holds both ways
}

// Trust is the page that explains how snapshots are taken.
type Trust struct {
	Frame
	Scored   bool
	Signals  []TrustRule
	Levels   []TrustLevel
	Verified []TrustLevel // L0 to L3: Name and Why
	AsOf     string       // the day that reviews are relative to; empty without one
}

// TrustRule explains one signal.
type TrustRule struct {
	Name   string
	Anchor string
	How    string
	Weight int
}

// TrustLevel is a word for a score from From to To, or for a level of verification.
type TrustLevel struct {
	Name     string
	Why      string
	From, To int
}
