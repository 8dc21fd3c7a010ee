/** Java, Kotlin, Scala, C# and Go, and the templates beside them: the danger is found in its category, its safe twin shows nothing. */
import { test } from 'uvu';
import { testTwins } from './twins.ts';

testTwins({ java: 'src/A.java', kotlin: 'src/A.kt', scala: 'src/A.scala', csharp: 'src/A.cs', go: 'src/a.go' });

test.run();
