/** Rust: what `unsafe` blocks reach, doc.rust-lang.org/nomicon and the safety sections of std::ptr. */
import type { Rule } from '../../lib/types.ts';

const danger = { category: 'input-validation', severity: 'high' } satisfies Partial<Rule>;

/** A function that is not itself unsafe, with a count among its parameters that its body does not speak of before; `[^]{0,400}` of it. */
const UNASKED = String.raw`(?<!\bunsafe\s{1,9})\bfn\s{1,9}\w{1,60}(?:<[^<>]{0,80}>)?\s{0,9}\((?:[^()]|\([^()]{0,40}\)){0,200}?\b(?<count>\w{1,30})\s{0,9}:\s{0,9}usize\b(?:[^()]|\([^()]{0,40}\)){0,120}\)[^{};]{0,120}\{(?:(?!\bfn\s)(?!\b\k<count>\b)[^]){0,300}?`;

export const rustCountUnasked: Rule = {
  ...danger,
  cwe: [125, 787],
  id: 'rust-count-unasked',
  title: 'Count of a parameter that an unsafe block trusts',
  why: 'Whoever calls the function may name more than there is: what lies behind is read or written, and the compiler has been told not to look.',
  fix: 'Ask before (assert!(count <= self.items.len()), or use copy_from_slice, get and chunks, which ask by themselves.',
  near: ['copy_nonoverlapping(', 'ptr::copy(', 'get_unchecked(', 'get_unchecked_mut(', 'from_raw_parts(', 'from_raw_parts_mut('],
  find: [new RegExp(String.raw`${UNASKED}(?<value>\b(?:copy_nonoverlapping|ptr::copy|from_raw_parts(?:_mut)?)\([^;]{1,160}?,\s{0,20}\k<count>,?\s{0,20}\)|\bget_unchecked(?:_mut)?\(\k<count>\))`)],
  where: { path: { trait: 'ends', of: ['.rs'] } },
  bad: { rust: ['copy_nonoverlapping(source.as_ptr(), self.items.as_mut_ptr(), count)', 'ptr::copy(source.as_ptr(), self.items.as_mut_ptr(), count)', 'std::slice::from_raw_parts(self.start, count)', 'std::slice::from_raw_parts_mut(self.start, count)', '*self.items.get_unchecked(count)', '*self.items.get_unchecked_mut(count)'].map((call) => `pub fn take(&mut self, source: &[u8], count: usize) -> u8 {\n    unsafe {\n        ${call};\n    }\n}`) },
  good: {
    rust: ['assert!(count <= source.len());\n    ', 'let count = count.min(source.len());\n    ', 'if count > MOST { return; }\n    '].map((ask) => `pub fn take(&mut self, source: &[u8], count: usize) {\n    ${ask}unsafe { ptr::copy_nonoverlapping(source.as_ptr(), self.items.as_mut_ptr(), count); }\n}`).concat('pub unsafe fn take(&mut self, source: *const u8, count: usize) {\n    ptr::copy_nonoverlapping(source, self.start, count);\n}', 'pub fn take(&mut self, source: &[u8], count: usize) {\n    unsafe { ptr::copy_nonoverlapping(source.as_ptr(), self.start, source.len()); }\n    self.count = count;\n}', 'pub fn at(&self, count: usize) -> Option<&u8> {\n    self.items.get(count)\n}'),
    'a.md': ['fn take(&self, count: usize) {\n    unsafe { *self.items.get_unchecked(count) }\n}'],
  },
};

export const rustUsedAfterDrop: Rule = {
  ...danger,
  cwe: [415, 416],
  id: 'rust-used-after-drop',
  title: 'Pointer used after what it points to is dropped',
  why: 'Box::from_raw takes the memory over: once the box is gone, the pointer leads to memory that holds something else.',
  fix: 'Read what is needed from the box before it is dropped, and set the pointer to null.',
  near: ['box::from_raw('],
  find: [/\bdrop\((?:unsafe\s{0,9}\{\s{0,9})?Box::from_raw\((?<pointer>[\w.]{1,60})\)(?:\s{0,9}\})?\);(?:(?!\bfn\s|\bnull)[^]){0,200}?(?<value>(?:\*|from_raw\()\k<pointer>)\b/],
  where: { path: { trait: 'ends', of: ['.rs'] } },
  bad: { rust: ['fn finish(self) -> u64 {\n    let job = unsafe { Box::from_raw(self.current) };\n    drop(job);\n    unsafe { (*self.current).id }\n}', 'unsafe fn close(p: *mut Job) {\n    drop(Box::from_raw(p));\n    log((*p).id);\n}', 'fn close(p: *mut Job) {\n    unsafe {\n        drop(Box::from_raw(p));\n        drop(Box::from_raw(p));\n    }\n}'] },
  good: { rust: ['fn finish(self) -> u64 {\n    let job = unsafe { Box::from_raw(self.current) };\n    let id = job.id;\n    drop(job);\n    id\n}', 'unsafe fn close(p: *mut Job) {\n    log((*p).id);\n    drop(Box::from_raw(p));\n}', 'fn close(&mut self) {\n    unsafe { drop(Box::from_raw(self.p)); }\n    self.p = null_mut();\n}\nfn read(&self) -> u64 {\n    unsafe { (*self.p).id }\n}'], 'a.md': ['drop(Box::from_raw(p));\nlog(*p);'] },
};
