/** Guards that a change does without, since it does the same in another way and often in another file: each beside one that is really lost. */
import type { Case } from './losses.ts';

/** Nothing is found where `finds` is empty. */
export const OTHERWISE: Case[] = [
  {
    name: 'Flask and Jinja: escaping goes from the view to the template',
    files: {
      'board.py': `
 @bp.get("/board")
 def board():
     notes = repo.notes()
-    return render_template("board.html", notes=[{"by": escape(n.by), "body": escape(n.body)} for n in notes])
+    return render_template("board.html", notes=[{"by": n.by, "body": n.body} for n in notes])`,
      'templates/board.html': `
 {% for note in notes %}
-<b>{{ note.by|safe }}</b><p>{{ note.body | safe }}</p>
+<b>{{ note.by }}</b><p>{{ note.body }}</p>
 {% endfor %}`,
    },
    finds: [],
  },
  {
    name: 'Flask and Jinja: one of two values stays as it comes in the template',
    files: {
      'board.py': `
 @bp.get("/board")
 def board():
     note = repo.note()
     return render_template(
         "board.html",
-        by=escape(note.by),
-        body=escape(note.body),
+        by=note.by,
+        body=note.body,
     )`,
      'templates/board.html': `
-<b>{{ by|safe }}</b>
+<b>{{ by }}</b>
 <p>{{ body|safe }}</p>`,
    },
    finds: ['html-escape-removed board.py:7'],
  },
  {
    name: 'Laravel: Blade escapes now what the controller escaped',
    files: {
      'app/Http/Controllers/GuestController.php': `
 <?php
 class GuestController extends Controller
 {
     public function show(int $id)
     {
         $guest = Guest::findOrFail($id);
         return view('guest', [
-            'name' => htmlspecialchars($guest->name),
+            'name' => $guest->name,
         ]);
     }
 }`,
      'resources/views/guest.blade.php': `
 <h1>
-  {!! $name !!}
+  {{ $name }}
 </h1>`,
    },
    finds: [],
  },
  {
    name: 'Laravel: the controller escapes no more, and Blade writes it raw under another tag',
    files: {
      'app/Http/Controllers/GuestController.php': `
 <?php
 class GuestController extends Controller
 {
     public function show(int $id)
     {
         $guest = Guest::findOrFail($id);
         return view('guest', [
-            'name' => htmlspecialchars($guest->name),
+            'name' => $guest->name,
         ]);
     }
 }`,
      'resources/views/guest.blade.php': `
-<h1>{!! $name !!}</h1>
+<h2>{!! $name !!}</h2>`,
    },
    finds: ['html-escape-removed app/Http/Controllers/GuestController.php:8'],
  },
  {
    name: 'Express and Handlebars: three braces become two',
    files: {
      'routes/team.js': `
 router.get('/team', async (req, res) => {
   const team = await teams.current(req);
-  res.render('team', { motto: escapeHtml(team.motto) });
+  res.render('team', { motto: team.motto });
 });`,
      'views/team.hbs': `
-<q>{{{motto}}}</q>
+<q>{{motto}}</q>`,
    },
    finds: [],
  },
  {
    name: 'Express and Handlebars: two braces in one place, three in another',
    files: {
      'routes/team.js': `
 router.get('/team', async (req, res) => {
   const team = await teams.current(req);
-  res.render('team', { motto: escapeHtml(team.motto) });
+  res.render('team', { motto: team.motto });
 });`,
      'views/team.hbs': `
-<q>{{{motto}}}</q>
+<q>{{motto}}</q>
 <footer>{{{motto}}}</footer>`,
    },
    finds: ['html-escape-removed routes/team.js:3'],
  },
  {
    name: 'Rails: a helper gives the text back as it is, and the view writes it as text',
    files: {
      'app/helpers/reviews_helper.rb': `
 module ReviewsHelper
   def review_text(review)
-    ERB::Util.html_escape(review.text)
+    review.text
   end
 end`,
      'app/views/reviews/show.html.erb': `
-<p><%== review_text %></p>
+<p><%= review_text %></p>`,
    },
    finds: [],
  },
  {
    name: 'React: an answer is escaped no more, and the component shows it as text',
    files: {
      'server/profile.ts': `
 export async function profile(req: Request, res: Response) {
   const user = await users.find(req.params.id);
   res.json({
-    bio: sanitizeHtml(user.bio),
+    bio: user.bio,
   });
 }`,
      'client/Profile.tsx': `
 export function Profile({ user }: Props) {
-  return <p dangerouslySetInnerHTML={{ __html: user.bio }} />;
+  return <p>{user.bio}</p>;
 }`,
    },
    finds: [],
  },
  {
    name: 'React: an answer is escaped no more, and the component still takes it for markup',
    files: {
      'server/profile.ts': `
 export async function profile(req: Request, res: Response) {
   const user = await users.find(req.params.id);
   res.json({
-    bio: sanitizeHtml(user.bio),
+    bio: user.bio,
   });
 }`,
      'client/Profile.tsx': `
 export function Profile({ user }: Props) {
-  return <p dangerouslySetInnerHTML={{ __html: user.bio }} />;
+  return <div className="bio" dangerouslySetInnerHTML={{ __html: user.bio }} />;
 }`,
    },
    finds: ['html-escape-removed server/profile.ts:4'],
  },
];
