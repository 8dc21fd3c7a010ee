/** Guards named once for each route that a group has now for all of them: each beside a route that is left outside. */
import type { Case } from './losses.ts';

const laravel = (routes: string): string => `
 <?php
 
 use App\\Http\\Controllers\\StaffController;
 use App\\Http\\Controllers\\PlanController;
 use Illuminate\\Support\\Facades\\Route;
 
-Route::get('/staff', [StaffController::class, 'index'])->middleware(['auth', 'can:staff', 'throttle:30,1']);
-Route::post('/staff', [StaffController::class, 'store'])->middleware(['auth', 'can:staff', 'throttle:30,1']);
-Route::delete('/staff/{user}', [StaffController::class, 'destroy'])->middleware(['auth', 'can:staff', 'throttle:30,1']);
${routes}
 
 Route::get('/plans', [PlanController::class, 'index']);`;

const express = (routes: string): string => `
 import { Router } from 'express';
 import * as bills from './bills.js';
 import { requireLogin, rateLimiter } from './guards.js';
 
 export const router = Router();
 
-router.get('/bills', requireLogin, rateLimiter, bills.list);
-router.post('/bills', requireLogin, rateLimiter, bills.create);
-router.delete('/bills/:id', requireLogin, rateLimiter, bills.remove);
${routes}`;

const gin = (routes: string): string => `
 package web
 
 func Routes(r *gin.Engine, h *Handlers) {
-	r.GET("/keys", RateLimiter(30), h.ListKeys)
-	r.POST("/keys", RateLimiter(30), h.CreateKey)
-	r.DELETE("/keys/:id", RateLimiter(30), h.DeleteKey)
${routes}
 	r.GET("/health", h.Health)
 }`;

const aspnet = (routes: string): string => `
 public static class Routes
 {
     public static void Map(WebApplication app)
     {
-        app.MapGet("/files", Files.List).RequireRateLimiting("few");
-        app.MapPost("/files", Files.Upload).RequireRateLimiting("few");
-        app.MapDelete("/files/{id}", Files.Remove).RequireRateLimiting("few");
${routes}
     }
 }`;

export const GROUPS: Case[] = [
  { name: 'Laravel: three guards of each route become those of a group', files: { 'routes/web.php': laravel("+Route::middleware(['auth', 'can:staff', 'throttle:30,1'])->prefix('staff')->group(function () {\n+    Route::get('/', [StaffController::class, 'index']);\n+    Route::post('/', [StaffController::class, 'store']);\n+    Route::delete('/{user}', [StaffController::class, 'destroy']);\n+});") }, finds: [] },
  { name: 'Laravel: a group has the guards, and one of the routes stands outside', files: { 'routes/web.php': laravel("+Route::middleware(['auth', 'can:staff', 'throttle:30,1'])->prefix('staff')->group(function () {\n+    Route::get('/', [StaffController::class, 'index']);\n+    Route::post('/', [StaffController::class, 'store']);\n+});\n+Route::delete('/staff/{user}', [StaffController::class, 'destroy']);") }, finds: ['auth-guard-removed routes/web.php:11', 'rate-limit-removed routes/web.php:11'] },
  { name: 'Laravel: a group by its settings has the guards of each route', files: { 'routes/web.php': laravel("+Route::group(['middleware' => ['auth', 'can:staff', 'throttle:30,1'], 'prefix' => 'staff'], function () {\n+    Route::get('/', [StaffController::class, 'index']);\n+    Route::post('/', [StaffController::class, 'store']);\n+    Route::delete('/{user}', [StaffController::class, 'destroy']);\n+});") }, finds: [] },
  { name: 'Express: a router of its own has the guards of each route', files: { 'src/routes.js': express("+const own = Router();\n+own.use(requireLogin, rateLimiter);\n+own.get('/', bills.list);\n+own.post('/', bills.create);\n+own.delete('/:id', bills.remove);\n+router.use('/bills', own);") }, finds: [] },
  { name: 'Express: a router of its own has the guards, and one of the routes stands before it', files: { 'src/routes.js': express("+router.delete('/bills/:id', bills.remove);\n+const own = Router();\n+own.use(requireLogin, rateLimiter);\n+own.get('/', bills.list);\n+own.post('/', bills.create);\n+router.use('/bills', own);") }, finds: ['auth-guard-removed src/routes.js:7', 'rate-limit-removed src/routes.js:7'] },
  { name: 'Gin: a group has the guard of each route', files: { 'web/routes.go': gin('+	keys := r.Group("/keys", RateLimiter(30))\n+	keys.GET("", h.ListKeys)\n+	keys.POST("", h.CreateKey)\n+	keys.DELETE("/:id", h.DeleteKey)') }, finds: [] },
  { name: 'Gin: a group has the guard, and one of the routes stands outside', files: { 'web/routes.go': gin('+	keys := r.Group("/keys", RateLimiter(30))\n+	keys.GET("", h.ListKeys)\n+	keys.POST("", h.CreateKey)\n+	r.DELETE("/keys/:id", h.DeleteKey)') }, finds: ['rate-limit-removed web/routes.go:7'] },
  { name: 'ASP.NET: a group has the guard of each route', files: { 'Routes.cs': aspnet('+        var files = app.MapGroup("/files").RequireRateLimiting("few");\n+        files.MapGet("", Files.List);\n+        files.MapPost("", Files.Upload);\n+        files.MapDelete("{id}", Files.Remove);') }, finds: [] },
  { name: 'ASP.NET: a group has the guard, and one of the routes stands outside', files: { 'Routes.cs': aspnet('+        var files = app.MapGroup("/files").RequireRateLimiting("few");\n+        files.MapGet("", Files.List);\n+        files.MapPost("", Files.Upload);\n+        app.MapDelete("/files/{id}", Files.Remove);') }, finds: ['rate-limit-removed Routes.cs:8'] },
];
