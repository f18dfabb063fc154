package page

import "testing"

func TestSqueezed(t *testing.T) {
	for _, tt := range []struct{ in, want, why string }{
		{"f({ a: 1, }, [b,]); if (c) { d(); }", "f({a:1},[b]);if(c){d()}", "what separates what is the last"},
		{"const a = [1, 2];\n\n  f(a);\n", "const a=[1,2];f(a);", "spaces beside signs, and lines that are ended"},
		{"a()\nb()", "a()\nb()", "a line that ends a statement by itself"},
		{"let s = 'a  b' + \"c // d\" + `e  ${f  + g} /* h */`", "let s='a  b'+\"c // d\"+`e  ${f  + g} /* h */`", "strings stay"},
		{"x = 1; // one\ny = 2", "x=1;y=2", "a comment that ends its line"},
		{"try { f(); } catch { /* nothing */ }", "try{f()}catch{}", "a comment within a line"},
		{"s.replace(/ [/'] +/g, '')", "s.replace(/ [/'] +/g,'')", "a regular expression stays"},
		{"a = b / c / d", "a=b / c / d", "a division is none"},
		{"a + +b", "a+ +b", "two signs are not one"},
		{"a - -b", "a- -b", "nor are these"},
		{"return x", "return x", "words"},
		{"'it\\'s  ok'", "'it\\'s  ok'", "an escaped quote"},
	} {
		if got := squeezed(tt.in); got != tt.want {
			t.Errorf("squeezed(%q) = %q, want %q: %s", tt.in, got, tt.want, tt.why)
		}
	}
}
