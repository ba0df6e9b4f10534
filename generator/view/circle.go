package view

// Circle is who the owner of a profile works with.
type Circle struct {
	Close      []Close // the greatest weight first
	Least      string  // the weight from which on somebody is close: "1.5"
	LeastWorks int     // the number of joint works from which on
	Others     []Count // most joint works first
	More       int     // left out of Others
}

// Close is a close collaborator.
type Close struct {
	Link
	Anchor      string // of the list of joint works, on this page
	List        string // address of that list
	N           int    // joint works
	Weight      string // "2.33"
	Bar         int    // length of the weight's bar, 1 to 56
	First, Last int    // years of the joint works; 0 where none is dated
	Topics      []Link
	Works       []WorkLine // newest first
	More        int        // left out of Works
}
