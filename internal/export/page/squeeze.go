package page

import "strings"

// squeezed returns a script without comments, and without white space where it
// means nothing. It knows as much of JavaScript as ours needs: strings and regular
// expressions are closed, and no template holds another one.
func squeezed(source string) string {
	const joined = "{}()[],;:?=<>!&|*+-" // what needs no space beside it
	var b []byte
	last := byte('\n')
	for i := 0; i < len(source); i++ {
		c := source[i]
		switch {
		case c == '/' && strings.HasPrefix(source[i:], "//"):
			i += strings.IndexByte(source[i:], '\n') - 1
			continue
		case c == '/' && strings.HasPrefix(source[i:], "/*"):
			i += strings.Index(source[i:], "*/") + 1
			continue
		case c == '"' || c == '\'' || c == '`' || c == '/' && strings.IndexByte("(,=:[!&|?{};", last) >= 0:
			end, class := i+1, false
			for ; class || source[end] != c; end++ {
				switch {
				case source[end] == '\\':
					end++
				case c == '/' && (source[end] == '[' || source[end] == ']'):
					class = source[end] == '['
				}
			}
			b = append(b, source[i:end+1]...)
			i, last = end, c
			continue
		case c == '\n' || c == ' ':
			space := c
			for i+1 < len(source) && (source[i+1] == ' ' || source[i+1] == '\n') {
				if i++; source[i] == '\n' {
					space = '\n'
				}
			}
			next := byte('\n')
			if i+1 < len(source) {
				next = source[i+1]
			}
			// A line may end a statement, unless it ends with what goes on.
			beside := strings.IndexByte(joined, last) >= 0 || strings.IndexByte(joined, next) >= 0
			if last == '\n' || space == ' ' && beside && (last != next || last != '+' && last != '-') || space == '\n' && strings.IndexByte("{([,;:?=&|", last) >= 0 {
				continue
			}
			c = space
		}
		if (c == '}' || c == ']') && (last == ',' || last == ';') {
			b = b[:len(b)-1] // what separates ends nothing
		}
		b = append(b, c)
		last = c
	}
	return string(b)
}
